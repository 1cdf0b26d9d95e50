#pragma once

#include <QList>
#include <QString>

namespace gatehouse::app {
class Settings;
}

namespace gatehouse::ui {

/// A language the window speaks.
struct Language {
    QString code;  ///< "de"
    QString name;  ///< in itself: "Deutsch"
};

/// All of them, English first.
QList<Language> languages();

/// The chosen language; empty: that of the system.
QString languageOf(const app::Settings& settings);
void setLanguageOf(app::Settings& settings, const QString& code);

/// Loads the texts of a language, Qt's own included, and its direction of writing; empty or
/// unknown: the system's, else English, which has plural forms only. Texts that are shown already
/// stay as they are: call it before the first widget. Numbers, dates and money follow the system.
void loadWords(const QString& code = {});

}  // namespace gatehouse::ui
