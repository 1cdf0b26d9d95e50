#pragma once

#include <QList>
#include <QString>

namespace gatehouse::app {

class Gateway;
class Settings;

/// One part of what a user may send along with a question.
struct BundlePart {
    QString id;      ///< "config"
    QString title;   ///< for people
    QString text;    ///< cleared of secrets
    int hidden = 0;  ///< how many values were taken out
};

/// What is known about this installation: program and system, state, settings of the gateway and
/// of the window, the last crash.
///
/// Shape   plain text, no calls and no bodies. Keys, tokens, hashes and the values of extra headers
/// are masked, the home folder is "~", the computer's name is not in it.
/// Thread  GUI; reads one small file.
QList<BundlePart> supportBundle(const Gateway& gateway, const Settings& settings);

/// The parts as one text file.
QString bundleText(const QList<BundlePart>& parts);

/// Takes secrets and the home folder out of a text; `hidden` is raised by each.
QString cleared(const QString& text, int& hidden);

}  // namespace gatehouse::app
