#pragma once

#include "ui/palette/palette_model.h"

namespace gatehouse::ui {

struct PageContext;

/// What the palette finds beside pages, commands and settings: saved views of Traffic, the
/// providers in use, and the gateway keys.
///
/// Shape   as they are now; the entries hold no pointer into config or settings. An id stays the
/// same for as long as the thing has its name, so that its use is remembered.
QList<PaletteEntry> palettePlaces(const PageContext& context);

}  // namespace gatehouse::ui
