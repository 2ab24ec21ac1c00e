package dev.switchboard.inmemory;

/** A name that does not contain the technology. */
abstract class Transport implements dev.switchboard.domain.connection.Transport {}
