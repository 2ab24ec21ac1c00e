import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linter } from './linter.js';

const words = (count) => `${Array(count).fill('word').join(' ')}.`;

async function problems(text) {
  const { messages } = await linter().lintText(text, 'page.md');
  return messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe('the check of the documents', () => {
  test('accepts 25 words and reports 26, in paragraphs, lists and tables', async () => {
    for (const [before, after] of [['', ''], ['- ', ''], ['1. First.\n   ', ''], ['| head |\n|---|\n| ', ' |']]) {
      assert.deepEqual(await problems(before + words(25) + after), []);
      const [problem, ...others] = await problems(before + words(26) + after);
      assert.match(problem, /^sentence-words: A sentence of 26 words/);
      assert.deepEqual(others, []);
    }
  });

  test('counts a code span as one word and the text of a link, and no code block', async () => {
    assert.deepEqual(await problems(`\`${words(20)}\` ${words(24)}`), []);
    assert.deepEqual(await problems('```console\n' + words(40) + '\n```\n'), []);
    assert.equal((await problems(`[${words(26)}](page.md)`)).length, 1);
  });

  test('counts sentences by themselves', async () => {
    assert.deepEqual(await problems(`W${words(20)} W${words(20)}`), []);
    assert.deepEqual(await problems(`${'word '.repeat(20)}410. W${words(20)}`), []);
  });

  test('reports a word that the glossary avoids, also across two lines, and not in code', async () => {
    assert.match((await problems('A reminder is heeded once.')).join(), /^terminology: .*“heeded”, use “handle”/);
    assert.match((await problems('The client is\ntold so.')).join(), /^terminology: .*“is\ntold”, use “receives”/);
    assert.deepEqual(await problems('The attribute `beat` is stored.'), []);
  });

  test('reports a name that is spelled otherwise', async () => {
    assert.match((await problems('One Websocket is open.')).join(), /use “WebSocket”/);
  });
});
