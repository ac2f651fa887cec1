import type { Edit, Statement } from './edit.ts';
import type { MediaModel } from './media-model.ts';
import type { Model } from './model.ts';
import { articleKey, articleText, badText, mediaBytes, mediaKey, siteText } from './text.ts';

/** What an edit does to one object of the uploads bucket; without `content` it is deleted. */
export interface Change {
  readonly key: string;
  readonly content?: string | Uint8Array;
}

type UploadEdit = Exclude<Edit, { do: 'wait' | 'repair' }>;
type ArticleEdit = Extract<Edit, { do: 'put' | 'spoil' | 'touch' | 'copy' | 'move' | 'remove' | 'restore' }>;

interface Upload {
  readonly version: number;
  readonly text: string;
  /** Undefined: no article. */
  readonly states: Statement | undefined;
}

/** Those who edit: they know what they uploaded, and tell the model. */
export class Editors {
  readonly #model: Model;
  readonly #media: MediaModel;
  readonly #present = new Map<string, Upload>();
  readonly #removed = new Map<string, Upload>();
  #versions = 0;

  constructor(model: Model, media: MediaModel) {
    this.#model = model;
    this.#media = media;
  }

  /** The changes that `edit` is, in their order; it happens at `at`. */
  apply(edit: UploadEdit, at: string): readonly Change[] {
    switch (edit.do) {
      case 'media': {
        const content = mediaBytes(edit.version);
        this.#media.upload(edit.key, content);
        return [{ key: mediaKey(edit.key), content }];
      }
      case 'spoil media':
        return [{ key: mediaKey(edit.key), content: 'no picture' }];
      case 'remove media':
        return [{ key: mediaKey(edit.key) }];
      case 'site':
        if (edit.icon !== undefined) this.#media.show(edit.icon);
        return [{ key: 'site.yaml', content: siteText(edit) }];
      case 'spoil site':
        return [{ key: 'site.yaml', content: 'title: [\n' }];
      case 'remove site':
        return [{ key: 'site.yaml' }];
      default:
        return this.#applyToArticle(edit, at);
    }
  }

  #applyToArticle(edit: ArticleEdit, at: string): readonly Change[] {
    const key = articleKey(edit.key);
    const present = this.#present.get(key);
    switch (edit.do) {
      case 'put':
        return this.#upload(key, this.#newVersion(edit.states), at);
      case 'spoil':
        return this.#upload(key, this.#newVersion(undefined), at);
      case 'touch':
        return this.#upload(key, present, at);
      case 'restore':
        return present ? [] : this.#upload(key, this.#removed.get(key), at);
      case 'remove':
        return this.#remove(key, at);
      case 'copy':
      case 'move': {
        const to = articleKey(edit.to);
        if (to === key) return [];
        const copied = this.#upload(to, present, at);
        return edit.do === 'copy' ? copied : [...copied, ...this.#remove(key, at)];
      }
    }
  }

  #newVersion(states: Statement | undefined): Upload {
    const version = this.#versions++;
    const text = states ? articleText(version, states, this.#model.beginning) : badText(version);
    return { version, text, states };
  }

  #upload(key: string, upload: Upload | undefined, at: string): readonly Change[] {
    if (!upload) return [];
    this.#present.set(key, upload);
    this.#model.upload(key, upload.version, upload.states, at);
    return [{ key, content: upload.text }];
  }

  #remove(key: string, at: string): readonly Change[] {
    const upload = this.#present.get(key);
    if (!upload) return [];
    this.#present.delete(key);
    this.#removed.set(key, upload);
    this.#model.remove(key, at);
    return [{ key }];
  }
}
