#include "ui/words.h"

#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "app/settings.h"

// The macro must stand outside of namespaces.
static void loadResource()
{
    Q_INIT_RESOURCE(gatehouse_translations);
}

namespace gatehouse::ui {
namespace {

QString folder()
{
    return QStringLiteral(":/translations");
}

QString settingsKey()
{
    return QStringLiteral("language");
}

bool install(QTranslator* translator, bool loaded)
{
    if (!loaded) {
        delete translator;
        return false;
    }
    return QCoreApplication::installTranslator(translator);
}

}  // namespace

QList<Language> languages()
{
    loadResource();
    QList<Language> all{{QStringLiteral("en"), QStringLiteral("English")}};
    for (const QString& file : QDir(folder()).entryList({QStringLiteral("gatehouse_*.qm")})) {
        const QString code = file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
        if (code == QLatin1String("en")) continue;
        QString name = QLocale(code).nativeLanguageName();
        if (!name.isEmpty()) name[0] = name[0].toUpper();
        all.append({code, name.isEmpty() ? code : name});
    }
    return all;
}

QString languageOf(const app::Settings& settings)
{
    return settings.value(settingsKey()).toString();
}

void setLanguageOf(app::Settings& settings, const QString& code)
{
    settings.setValue(settingsKey(), code);
}

void loadWords(const QString& code)
{
    loadResource();
    const QLocale locale = code.isEmpty() ? QLocale() : QLocale(code);
    const auto load = [](const QLocale& wanted, const QString& name, const QString& where) {
        auto* translator = new QTranslator(QCoreApplication::instance());
        return install(translator, translator->load(wanted, name, QStringLiteral("_"), where));
    };
    const bool known = load(locale, QStringLiteral("gatehouse"), folder());
    if (!known) load(QLocale(QStringLiteral("en")), QStringLiteral("gatehouse"), folder());
    // Buttons of Qt's own dialogs. Not without ours: half a language is worse than English.
    if (known)
        load(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (known && qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr)
        QGuiApplication::setLayoutDirection(locale.textDirection());
}

}  // namespace gatehouse::ui
