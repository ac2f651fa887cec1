import { describe, expect, it } from 'vitest';
import dayjs from '../../../lib/bundle/absent/dayjs.ts';
import {
  EventStreamSerde,
  eventStreamSerdeProvider,
  resolveEventStreamSerdeConfig,
} from '../../../lib/bundle/absent/event-streams.ts';
import { parse } from '../../../lib/bundle/absent/postcss.ts';

describe('a module that is left out of the bundles', () => {
  it('says so when it is called after all', () => {
    expect(() => parse()).toThrow('parseStyleAttributes: false');
    expect(() => dayjs()).toThrow('not part of the bundle');
    expect(() => eventStreamSerdeProvider()).toThrow('not part of the bundle');
    expect(() => new EventStreamSerde()).toThrow('not part of the bundle');
  });

  it('lets the S3 client be set up without it', () => {
    const config = { region: 'eu-west-1' };
    expect(resolveEventStreamSerdeConfig(config)).toBe(config);
  });
});
