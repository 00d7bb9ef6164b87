/** Tests of the package of the same name. */
@NullMarked
package io.agentcron.notifier.client;

import org.jspecify.annotations.NullMarked;
