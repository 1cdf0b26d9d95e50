#pragma once

#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// A gateway that runs on this machine, as found by its data folder.
struct FoundGateway {
    bool running = false;
    QStringList baseUrls;  ///< where it may be asked, best first; empty: it does not listen (yet)
};

/// Looks for the gateway that holds a data folder: the process behind the folder's lock, and the
/// addresses that process listens on. So the admin token is never shown to whoever else listens
/// there. Where the system does not tell, the addresses of the config are taken.
///
/// Thread  any; reads a few small files.
FoundGateway findGateway(const QString& dataFolder);

/// The same from given files, for tests. `proc` is "/proc".
FoundGateway findGateway(const QString& dataFolder, const QString& proc);

}  // namespace gatehouse::app
