#include "ui/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// The macro must stand outside of namespaces.
static void loadResource()
{
    Q_INIT_RESOURCE(gatehouse_translations);
}

namespace gatehouse::ui {

void loadWords()
{
    loadResource();
    auto* translator = new QTranslator(QCoreApplication::instance());
    const QString folder = QStringLiteral(":/translations");
    if (translator->load(QLocale(), QStringLiteral("gatehouse"), QStringLiteral("_"), folder) ||
        translator->load(QStringLiteral("gatehouse_en"), folder)) {
        QCoreApplication::installTranslator(translator);
    }
}

}  // namespace gatehouse::ui
