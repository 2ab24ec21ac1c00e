// One export for each way to answer; what `event.say` holds comes back.

export const async = async (event) => event.say;
export const callback = (event, context, callback) => callback(null, event.say);
export const later = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = false;
  setTimeout(() => callback(null, event.say), 20);
};
export const succeed = (event, context) => context.succeed(event.say);
export const done = (event, context) => setTimeout(() => context.done(null, event.say), 20);
export const nothing = async () => {};
export const unpromised = (event) => event.say;
export const remembered = async (event, { awsRequestId, functionName, getRemainingTimeInMillis }) =>
  [awsRequestId.length, functionName, getRemainingTimeInMillis() > 1000].join();
export const careless = async (event) => {
  Promise.reject(new Error('nobody awaits this'));
  return event.say;
};
export const nested = { inner: async (event) => event.say };

export const throwsText = async () => {
  throw 'Unauthorized';
};
export const throwsError = async () => {
  throw new Error('Unauthorized');
};
export const throwsNull = async () => {
  throw null;
};
export const throwsUndefined = async () => {
  throw undefined;
};
export const throwsNow = (event, context, callback) => {
  throw new Error('Unauthorized');
};
export const callsWithText = (event, context, callback) => callback('Unauthorized');
export const callsWithError = (event, context, callback) => callback(new Error('Unauthorized'));
export const fails = (event, context) => context.fail('Unauthorized');
export const throwsLater = (event, context, callback) => {
  setTimeout(() => {
    throw new Error('Unauthorized');
  }, 20);
};
export const rejectsLater = (event, context, callback) => {
  new Promise((_, reject) => setTimeout(reject, 20, new Error('Unauthorized')));
};
export const big = async () => ({ statusCode: 200, number: 1n });
export const circular = async () => {
  const answer = {};
  answer.answer = answer;
  return answer;
};
