/** The variables that the functions read when they start. Nothing is ever sent to these addresses. */
export const FUNCTION_ENVIRONMENT = {
  AWS_REGION: 'eu-west-1',
  UPLOADS_BUCKET: 'uploads',
  SITE_BUCKET: 'site',
  PARTNERS_BUCKET: 'partners',
  INDEX_TABLE: 'index',
  INTAKE_QUEUE_URL: 'https://queue.example/intake',
  JOBS_QUEUE_URL: 'https://queue.example/jobs',
  NOTICES_QUEUE_URL: 'https://queue.example/notices',
  METRICS_NAMESPACE: 'Broadsheet/Test',
  DISTRIBUTION_DOMAIN: 'site.example',
} as const;
