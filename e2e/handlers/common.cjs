// A handler as CommonJS has it.

exports.handler = async (event) => event.say;
