/**
 * Documents that somebody else wrote, as maps, lists, text and numbers, whatever format they came
 * in: read field by field, with everything that is wrong with them collected by name.
 */
@NullMarked
package io.agentcron.api.input;

import org.jspecify.annotations.NullMarked;
