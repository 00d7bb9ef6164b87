/**
 * The story that Agentcron is for, told to the whole system as people run it: an agent is defined,
 * fires, runs a real program, and everyone who listens hears of it. The same story is told to one
 * process and to four.
 */
@NullMarked
package io.agentcron.systemtests;

import org.jspecify.annotations.NullMarked;
