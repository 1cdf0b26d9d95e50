#pragma once

#include <optional>

#include <QString>

#include "proxy/shell/engine/engine.h"
#include "proxy/shell/store/reader.h"

/// The words of the Traffic table, cell by cell.
namespace gatehouse::app {

/// How a row's state is shown: loud only where something failed.
enum class Tone { Quiet, Running, Warn, Bad, Grey };

Tone toneOf(const store::Row& row);
QString statusText(const store::Row& row);  ///< "200", "streaming", "client closed", "timeout"
QString cellText(const store::Row& row, const engine::Running* running, int column);
QString columnTitle(int column);
std::optional<store::Field> fieldOf(int column);  ///< what it can be sorted by
int alignmentOf(int column);                      ///< Qt::Alignment as int, for item roles
std::optional<double> tokensPerSecond(const store::Row& row);

}  // namespace gatehouse::app
