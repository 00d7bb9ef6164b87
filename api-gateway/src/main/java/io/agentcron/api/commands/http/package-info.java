/** Runs, triggers and cancels over HTTP. */
@NullMarked
package io.agentcron.api.commands.http;

import org.jspecify.annotations.NullMarked;
