#pragma once

/// Marks an English text that a person reads, so that the translation tools find it. The text
/// itself is the key.
///
/// Shape   GH_TEXT("config", "Where we listen") → "Where we listen". Both arguments are literals.
#define GH_TEXT(context, text) text
