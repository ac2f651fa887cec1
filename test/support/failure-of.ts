/** Name and status of the error that a promise of the SDK is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<{ name: string; status: number }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason as { name: string; $metadata?: { httpStatusCode?: number } },
  );
  return { name: error?.name ?? 'none', status: error?.$metadata?.httpStatusCode ?? 0 };
}
