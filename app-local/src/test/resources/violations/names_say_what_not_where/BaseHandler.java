package dev.switchboard.lambda;

/** The same as an abstract class, by another name. */
abstract class BaseHandler {}
