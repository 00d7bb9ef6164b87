/** Tests of the package of the same name. */
@NullMarked
package io.agentcron.notifier.http;

import org.jspecify.annotations.NullMarked;
