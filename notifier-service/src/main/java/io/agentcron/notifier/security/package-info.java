/** Who may connect: the token, and from which pages and under which names of this host. */
@NullMarked
package io.agentcron.notifier.security;

import org.jspecify.annotations.NullMarked;
