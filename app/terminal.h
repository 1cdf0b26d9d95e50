#pragma once

#include <optional>

#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// The command that opens a terminal with `inner` running in it; empty: no terminal was found.
///
/// Shape   $TERMINAL, then the terminals of the usual desktops in the order of their usefulness;
/// looked for in `folders`, or in $PATH when that is empty.
std::optional<QStringList> terminalCommand(const QStringList& inner,
                                           const QStringList& folders = {});

/// A shell whose AI calls go through the gateway of a data folder, under a key made for it.
QStringList connectedShell(const QString& dataFolder);

/// Opens a terminal with such a shell. Returns words for people; empty: done.
QString openTerminal(const QString& dataFolder);

}  // namespace gatehouse::app
