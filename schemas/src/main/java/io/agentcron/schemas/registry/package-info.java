/**
 * A client for any registry that speaks Confluent's REST API, on {@code java.net.http}, configured
 * by the property names that Confluent's users know.
 */
@NullMarked
package io.agentcron.schemas.registry;

import org.jspecify.annotations.NullMarked;
