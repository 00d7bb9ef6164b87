/**
 * The page, in a real browser on the whole system: what people see and do, and that nothing they
 * need is ever a reload away.
 */
@NullMarked
package io.agentcron.systemtests.browser;

import org.jspecify.annotations.NullMarked;
