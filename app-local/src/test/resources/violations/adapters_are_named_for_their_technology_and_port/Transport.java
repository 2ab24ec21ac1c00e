package dev.switchboard.inmemory;

/** The port's name alone says nothing of the technology. */
abstract class Transport implements dev.switchboard.domain.connection.Transport {}
