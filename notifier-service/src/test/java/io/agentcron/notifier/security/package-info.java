/** Tests of the package of the same name. */
@NullMarked
package io.agentcron.notifier.security;

import org.jspecify.annotations.NullMarked;
