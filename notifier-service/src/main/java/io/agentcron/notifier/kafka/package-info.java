/**
 * Reads the journal: one live reader for all clients, a few that catch up. They decode, make steps
 * of what they find and offer them; who takes what is decided in {@code feed}.
 */
@NullMarked
package io.agentcron.notifier.kafka;

import org.jspecify.annotations.NullMarked;
