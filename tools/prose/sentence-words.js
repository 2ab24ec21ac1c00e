// A rule for textlint: reports each sentence of a paragraph, list item or table cell that has more words than `max`. A
// code span is one word.

import { split, SentenceSplitterSyntax } from 'sentence-splitter';

const WORD = /[\p{L}\p{N}]/u;

export default function sentenceWords({ Syntax, RuleError, report }, { max }) {
  const check = (block) => {
    for (const sentence of sentences(visible(block, Syntax))) {
      const count = sentence.split(/\s+/).filter((word) => WORD.test(word)).length;
      if (count > max) {
        report(block, new RuleError(`A sentence of ${count} words, but at most ${max} are allowed: "${sentence}"`));
      }
    }
  };
  return { [Syntax.Paragraph]: check, [Syntax.TableCell]: check };
}

/** The splitter takes the full stop after a number for a part of the number. */
const STOP_AFTER_NUMBER = /(?<=\d[.!?])\s+(?=\p{Lu})/u;

function sentences(text) {
  return text
    .split(STOP_AFTER_NUMBER)
    .flatMap((part) => split(part))
    .filter(({ type }) => type === SentenceSplitterSyntax.Sentence)
    .map(({ raw }) => raw.replace(/\s+/g, ' ').trim());
}

/** The text that a reader sees, with each code span as one word. */
function visible(node, Syntax) {
  switch (node.type) {
    case Syntax.Code:
      return 'code';
    case Syntax.Image:
    case Syntax.Html:
      return '';
    case Syntax.Break:
      return ' ';
    default:
      return node.children?.map((child) => visible(child, Syntax)).join('') ?? node.value ?? '';
  }
}
