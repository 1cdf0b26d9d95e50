#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// Whose keys a program shall show.
enum class RunKeys : quint8 {
    Gateway,  ///< the gateway's own key everywhere; the gateway adds the provider's
    Own       ///< what the program has already; only addresses change
};

/// What a program is started with.
struct RunPlan {
    QProcessEnvironment environment;
    QStringList command;  ///< program and arguments
    /// A settings file the program needs: a variable names it, nothing in it is secret. Both empty:
    /// none.
    QString fileVariable;
    QByteArray fileContent;
};

/// Points the usual SDKs and coding agents at the gateway.
///
/// Shape   `before` with addresses and keys changed, and what would lead past the gateway taken
/// out; known agents that take settings on their command line get them there.
/// Source  the SDKs' and agents' documentation and sources, July 2026.
RunPlan planRun(QProcessEnvironment before, const QStringList& command, const QString& baseUrl,
                const QString& key, RunKeys keys);

}  // namespace gatehouse::app
