/**
 * All of Agentcron on one machine: the command line, and the one process in which the embedded
 * servers and the four services run. It knows how to start the services and which of their
 * properties depend on this machine; it has none of their beans and none of their state.
 */
@NullMarked
package io.agentcron.standalone;

import org.jspecify.annotations.NullMarked;
