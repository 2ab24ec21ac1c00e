package dev.switchboard.lambda;

/** The same by another name. */
abstract class BaseHandler {}
