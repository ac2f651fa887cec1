import { describe, expect, it } from 'vitest';
import { EndpointCache } from '../../../lib/bundle/absent/endpoint-cache.ts';
import {
  EventStreamSerde,
  eventStreamSerdeProvider,
  resolveEventStreamSerdeConfig,
} from '../../../lib/bundle/absent/event-streams.ts';
import { Sha1Js, Sha256Js } from '../../../lib/bundle/absent/javascript-hashes.ts';
import { parse } from '../../../lib/bundle/absent/postcss.ts';

describe('a module that is left out of the bundles', () => {
  it('says so when it is called after all', () => {
    expect(() => parse()).toThrow('parseStyleAttributes: false');
    expect(() => eventStreamSerdeProvider()).toThrow('not part of the bundle');
    expect(() => new EventStreamSerde()).toThrow('not part of the bundle');
    expect(() => new EndpointCache().get()).toThrow('not part of the bundle');
    expect(() => new EndpointCache().getEndpoint()).toThrow('not part of the bundle');
    expect(() => new Sha1Js()).toThrow('not part of the bundle');
    expect(() => new Sha256Js()).toThrow('not part of the bundle');
  });

  it('lets the S3 client be set up without it', () => {
    const config = { region: 'eu-west-1' };
    expect(resolveEventStreamSerdeConfig(config)).toBe(config);
  });
});
