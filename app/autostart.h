#pragma once

#include <QString>
#include <QStringList>

namespace gatehouse::app {

/// Start at login: a desktop file in the autostart folder of the user's settings.
///
/// Shape   the file is the truth: there is no second place that remembers.
/// Errors  words for people; empty: done.
/// Thread  GUI; writes one small file.
class Autostart {
public:
    /// `folder` is "autostart" in the user's settings, `name` the file in it without ending,
    /// `command` what a login starts.
    Autostart(QString folder, QString name, QStringList command);
    /// "~/.config/autostart", or where the desktop has it.
    static QString systemFolder();

    [[nodiscard]] bool isOn() const;
    /// Whether it starts without a window; false while it is off.
    [[nodiscard]] bool isHidden() const;
    [[nodiscard]] QString set(bool on, bool hidden) const;

    [[nodiscard]] QString path() const;

private:
    QString folder_;
    QString name_;
    QStringList command_;
};

/// A command as the Exec line of a desktop file wants it.
/// Source  Desktop Entry Specification 1.5, "The Exec key".
QString execLine(const QStringList& command);

}  // namespace gatehouse::app
