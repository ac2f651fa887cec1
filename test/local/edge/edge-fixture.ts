import { PutObjectCommand } from '@aws-sdk/client-s3';
import { clientsOf, type FixtureCloud, fixtureForFile, withoutConsumers } from '../fixture-cloud.ts';
import { type Answer, askAt } from './ask.ts';

/** A page long enough to be compressed. */
export const PAGE = `<p>${'newspaper '.repeat(200)}</p>`;

/** Puts an object into the bucket of the site. */
export type PutObject = (Key: string, Body: string, ContentType: string, more?: object) => Promise<unknown>;

/**
 * One fixture for all tests of a file, with a site to be asked.
 *
 * @param fill puts the objects of the site before the first test
 * @returns asks the site, as a viewer does
 */
export function edgeFixture(fill: (put: PutObject) => Promise<void>) {
  let cloud: FixtureCloud;
  fixtureForFile({ transformTemplate: withoutConsumers }, async (started) => {
    cloud = started;
    const { s3 } = clientsOf(cloud);
    await fill((Key, Body, ContentType, more = {}) =>
      s3.send(new PutObjectCommand({ Bucket: 'site', Key, Body, ContentType, ...more })),
    );
  });
  return (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    askAt(cloud.siteUrl, path, headers, method);
}
