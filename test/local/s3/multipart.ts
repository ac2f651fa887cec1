import {
  type ChecksumType,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type S3Client,
  UploadPartCommand,
  type UploadPartCommandInput,
} from '@aws-sdk/client-s3';
import type { ChecksumAlgorithm } from '../../../local/s3/checksums.ts';

/** S3 takes parts of 5 MiB or more; only the last may be smaller. */
export const BODIES = [Buffer.alloc(5 * 1024 * 1024, 'ferry '), Buffer.from('the end')] as const;

/** The object that the parts are for. */
export const TARGET = { Bucket: 'site', Key: 'in/parts' };

/** Uploads in parts, step by step. */
export class Multipart {
  readonly #s3: S3Client;
  readonly #bodies: readonly Buffer[];

  constructor(s3: S3Client, bodies: readonly Buffer[] = BODIES) {
    this.#s3 = s3;
    this.#bodies = bodies;
  }

  async create(ChecksumAlgorithm?: ChecksumAlgorithm, ChecksumType?: ChecksumType): Promise<string> {
    const command = new CreateMultipartUploadCommand({ ...TARGET, ChecksumAlgorithm, ChecksumType });
    return (await this.#s3.send(command)).UploadId as string;
  }

  /** Uploads all parts. Returns what CompleteMultipartUpload must name. */
  async upload(UploadId: string, more: Partial<UploadPartCommandInput> = {}): Promise<CompletedPart[]> {
    const named: CompletedPart[] = [];
    for (const [index, Body] of this.#bodies.entries()) {
      const PartNumber = index + 1;
      const command = new UploadPartCommand({ ...TARGET, UploadId, PartNumber, Body, ...more });
      const { ETag, ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256 } =
        await this.#s3.send(command);
      const checksums = { ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256 };
      named.push({ PartNumber, ETag, ...checksums });
    }
    return named;
  }

  complete(
    UploadId: string,
    Parts: CompletedPart[],
    more: Partial<CompleteMultipartUploadCommandInput> = {},
  ) {
    const MultipartUpload = { Parts };
    return this.#s3.send(
      new CompleteMultipartUploadCommand({ ...TARGET, UploadId, MultipartUpload, ...more }),
    );
  }

  head() {
    return this.#s3.send(new HeadObjectCommand({ ...TARGET, ChecksumMode: 'ENABLED' }));
  }
}

/** The parts without their checksums. */
export function bare(parts: readonly CompletedPart[]): CompletedPart[] {
  return parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
}
