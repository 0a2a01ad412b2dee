package com.stockafolio.testing.rooms.above;

import com.stockafolio.testing.rooms.below.Below;

/**
 * What stands in the upper room.
 *
 * @param known what it knows of the lower one
 */
public record Above(Below known) {}
