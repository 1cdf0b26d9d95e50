#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace gatehouse::ui {

/// The exit code of the event loop that asks for another start, in safe mode.
inline constexpr int kRestartSafely = 75;
/// The same, in the data folder that was chosen meanwhile.
inline constexpr int kRestartElsewhere = 76;

/// What the desktop program was started with.
struct Options {
    QString data;            ///< folder of settings and log, absolute
    QString config;          ///< config file, absolute or as given
    QString page;            ///< "traffic", "wizard?step=4"; empty: the last one
    QString theme;           ///< "light", "dark"; empty: the setting
    QString language;        ///< "de"; empty: the setting
    QString screenshot;      ///< a file; the program ends after it
    QString times;           ///< a file: how long the window takes, for the bench
    QSize size;              ///< invalid: the last one
    QStringList listen;      ///< instead of the config's addresses
    QStringList restart;     ///< the arguments a start at login needs to find the same data
    bool usualHome = false;  ///< the folder was not named: it can be chosen in the first steps
    bool ownKeys = false;    ///< keys stay in the folder: the desktop's keychain is not asked
    bool hidden = false;
    bool safe = false;
};

/// Describes the options to `parser`, for --help; options() reads what it found.
void describeOptions(QCommandLineParser& parser);
Options options(const QCommandLineParser& parser);

}  // namespace gatehouse::ui
