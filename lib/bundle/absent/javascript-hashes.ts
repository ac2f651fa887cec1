/**
 * Stands for the SDK's SHA-1 and SHA-256 written in JavaScript, 6 KB. The SDK takes them where `node:crypto` has
 * none of its own; Node always has these two. (MD5 it may lack, under FIPS: that one stays.)
 */
class JavaScriptHash {
  /** @throws always */
  constructor() {
    throw new Error('hashes in JavaScript are not part of the bundle');
  }
}

export { JavaScriptHash as Sha1Js, JavaScriptHash as Sha256Js };
