// textlint with the two rules that hold here. Its command line ends with 0 when it cannot load its configuration, so the
// rules are given to it as code.

import { TextlintKernelDescriptor } from '@textlint/kernel';
import markdown from '@textlint/textlint-plugin-markdown';
import { createLinter } from 'textlint';
import terminology from 'textlint-rule-terminology';
import { wordsToAvoid } from './glossary.js';
import sentenceWords from './sentence-words.js';

const MAX_WORDS = 25;

/** Names that have one spelling. */
const NAMES = ['API Gateway', 'AppSync', 'CloudFront', 'DynamoDB', 'JavaScript', 'JetBrains', 'WebSocket'];

const plugin = markdown.default ?? markdown;

export function linter() {
  const terms = wordsToAvoid().map(([avoid, write]) => [avoid.replaceAll(' ', String.raw`\s+`), write]);
  return createLinter({
    descriptor: new TextlintKernelDescriptor({
      plugins: [{ pluginId: 'markdown', plugin }],
      filterRules: [],
      rules: [
        { ruleId: 'sentence-words', rule: sentenceWords, options: { max: MAX_WORDS } },
        { ruleId: 'terminology', rule: terminology, options: { defaultTerms: false, terms: [...NAMES, ...terms] } },
      ],
    }),
  });
}
