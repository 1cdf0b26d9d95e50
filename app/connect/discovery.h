#pragma once

#include <vector>

#include <QObject>
#include <QProcessEnvironment>
#include <QString>

#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// A provider that could be used at once.
struct FoundProvider {
    config::ProviderConfig provider;  ///< as it would stand in the config
    QString title;
    QString variable;      ///< environment variable that holds its key; empty: needs none
    QString address;       ///< of a local server; empty otherwise
    qsizetype models = 0;  ///< of a local server
};

/// Looks for providers on this computer: keys in the usual environment variables, local servers on
/// their usual ports. What is usual stands in the catalogue's rows.
///
/// Shape   nothing is used or kept here; the keys' values are not even read.
/// Thread  GUI; servers are asked in the background, on loopback only.
class Discovery : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    static std::vector<FoundProvider> keysIn(const QProcessEnvironment& environment);
    /// Asks every local server of the catalogue. found() comes for each that answers, then
    /// finished().
    void askLocalServers();
    /// The same for given rows: tests have servers of their own.
    void ask(const std::vector<config::ProviderConfig>& servers);

Q_SIGNALS:
    void found(const gatehouse::app::FoundProvider& provider);
    void finished();

private:
    qsizetype open_ = 0;
};

}  // namespace gatehouse::app
