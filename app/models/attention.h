#pragma once

#include <QString>
#include <QVector>

#include "proxy/shell/engine/engine.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// One thing that somebody should look at, and where to.
struct Attention {
    enum class Level : quint8 { Warn, Bad };

    Level level = Level::Warn;
    QString text;
    QString detail;        ///< what to do, or the figures behind it; may be empty
    QString page;          ///< where a click leads
    store::Filter filter;  ///< of the page "traffic"
};

/// Shape  what the store and the engine tell → what is wrong, worst first; empty when all is well.
/// A provider is in trouble when a twentieth of at least twenty requests failed; models without a
/// price are told together; a budget is told from its own share (warnAt) on. What ends recording or
/// listening is the window's banner, not told twice.
QVector<Attention> attentionOf(const store::Overview& overview, const engine::EngineState& state,
                               const std::vector<engine::LimitUse>& uses = {},
                               const config::Config& config = {});

}  // namespace gatehouse::app
