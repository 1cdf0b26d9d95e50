#pragma once

#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

#include "proxy/core/dialect/dialect.h"
#include "proxy/shell/engine/cache_view.h"
#include "proxy/shell/store/reader.h"

/// What the log knows of kept answers.
///
/// Thread  any; meant for a reader thread.
namespace gatehouse::app {

/// A kept answer, readable.
struct KeptRead {
    store::RowId row = 0;  ///< of the call that it was made for; 0: no longer in the log
    std::vector<dialect::Turn> turns;
};

/// What was asked, from the log, and the very answer that is kept.
/// Errors  the store's
Result<KeptRead> readKept(store::Reader& reader, const engine::KeptText& kept);
/// The first words of calls by their ids; empty words where the log has one no more.
/// Errors  the store's
Result<QHash<QString, QString>> readQuestions(store::Reader& reader, const QStringList& calls);

}  // namespace gatehouse::app
