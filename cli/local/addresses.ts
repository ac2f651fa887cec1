import type { LocalCloud } from '../../local/cloud.ts';

/** What a person needs to know to use a running local cloud. */
export function describeAddresses({ siteUrl, awsEndpoint, outputs }: LocalCloud): string {
  const bucket = outputs.UploadsBucket ?? 'uploads';
  return `
  home       ${siteUrl}/
  RSS 2.0    ${siteUrl}/rss.xml
  Atom 1.0   ${siteUrl}/atom.xml
  JSON Feed  ${siteUrl}/feed.json
  AWS        ${awsEndpoint}  (S3, SQS, DynamoDB; any access key will do)

  Upload an article:
    AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=us-east-1 \\
      aws --endpoint-url ${awsEndpoint} s3 cp story.md s3://${bucket}/articles/world/story.md
`;
}
