#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

#include "tests/support/suite.h"
#include "tests/ui/pseudo_language.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/page_list.h"
#include "ui/widgets/basics.h"

namespace gatehouse::tests {

/// The main pages in longer words, in other letters, and from right to left.
class LanguagesTest : public QObject {
    Q_OBJECT

    /// Every page of a fresh window, after what each page does first.
    static void forEachPage(WindowKit& kit,
                            const std::function<void(ui::MainWindow&, const char*)>& look)
    {
        kit.gateway.configNow = config::firstRun();
        QVERIFY(kit.fill(300));
        ui::MainWindow& window = kit.show();
        for (const auto& list : {ui::pageList(), ui::quietPageList()}) {
            for (const ui::PageRow& row : list) {
                window.navigator()->go(QString::fromLatin1(row.id));
                for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
                look(window, row.id);
            }
        }
    }

    /// Words that are wider than the place they are drawn in, though nothing says so by "…".
    static QStringList cutOff(const QWidget& window)
    {
        // What came from a reader thread a moment ago may not have found its place yet.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QStringList found;
        const auto complain = [&found](const QWidget* widget, const QString& text) {
            found.append(widget->objectName() + QStringLiteral(" “") + text.left(60) +
                         QStringLiteral("” needs %1 has %2")
                             .arg(widget->sizeHint().width())
                             .arg(widget->width()));
        };
        for (const auto* label : window.findChildren<QLabel*>()) {
            const bool shortens = qobject_cast<const ui::ElidedLabel*>(label) != nullptr;
            if (!label->isVisible() || shortens || label->wordWrap() || label->text().isEmpty())
                continue;
            if (label->sizeHint().width() > label->width() + 1) complain(label, label->text());
        }
        for (const auto* button : window.findChildren<QAbstractButton*>()) {
            const bool ours = button->inherits("QPushButton") || button->inherits("QToolButton");
            if (!button->isVisible() || !ours || button->text().isEmpty()) continue;
            const auto* tool = qobject_cast<const QToolButton*>(button);
            const bool onlyIcon = tool != nullptr && !tool->icon().isNull() &&
                                  tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
            if (onlyIcon) continue;
            const int words = button->fontMetrics().horizontalAdvance(button->text());
            if (words > button->width() - 4) complain(button, button->text());
        }
        return found;
    }

    /// English texts that German has other words for.
    static QSet<QString> englishOnly()
    {
        QFile file(QStringLiteral(GATEHOUSE_SOURCE_DIR "/translations/gatehouse_de.ts"));
        QSet<QString> sources;
        QSet<QString> german;
        if (!file.open(QIODevice::ReadOnly)) return sources;
        QXmlStreamReader xml(&file);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("source")) sources.insert(xml.readElementText());
            if (xml.name() == QLatin1String("translation"))
                german.insert(xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
        return sources - german;
    }

    static QString all(const QStringList& complaints) { return complaints.join(QLatin1Char('\n')); }

private Q_SLOTS:

    void longWordsAreNotCut()
    {
        theme();
        PseudoLanguage pseudo;
        QCoreApplication::installTranslator(&pseudo);
        QStringList complaints;
        {
            WindowKit kit;
            forEachPage(kit, [&](ui::MainWindow& window, const char* page) {
                savePicture(window, qPrintable(QStringLiteral("pseudo-") + QLatin1String(page)));
                for (const QString& each : cutOff(window))
                    complaints.append(QLatin1String(page) + QStringLiteral(": ") + each);
            });
        }
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY2(complaints.isEmpty(), qPrintable(all(complaints)));
    }

    /// Whatever reads like words and has no brackets was written past tr().
    void everyTextCanBeTranslated()
    {
        theme();
        PseudoLanguage pseudo;
        QCoreApplication::installTranslator(&pseudo);
        static const QRegularExpression words(QStringLiteral("[A-Za-z]{3,} [a-z]{2,}"));
        QStringList complaints;
        {
            WindowKit kit;
            forEachPage(kit, [&](ui::MainWindow& window, const char* page) {
                const auto look = [&](const QWidget* widget, const QString& text) {
                    if (text.contains(QLatin1Char('[')) || !words.match(text).hasMatch()) return;
                    complaints.append(QLatin1String(page) + QStringLiteral(": ") +
                                      widget->objectName() + QStringLiteral(" “") + text +
                                      QStringLiteral("”"));
                };
                for (const auto* label : window.findChildren<QLabel*>()) look(label, label->text());
                for (const auto* button : window.findChildren<QAbstractButton*>()) {
                    look(button, button->text());
                    look(button, button->toolTip());
                    look(button, button->accessibleName());
                }
            });
        }
        QCoreApplication::removeTranslator(&pseudo);
        complaints.removeDuplicates();
        QVERIFY2(complaints.isEmpty(), qPrintable(all(complaints)));
    }

    void germanFitsAndLargeTextFits()
    {
        theme();
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/translations/gatehouse_de.qm")));
        QCoreApplication::installTranslator(&german);
        QStringList complaints;
        for (const double scale : {1.0, 1.5}) {
            theme().setTextScale(scale);
            WindowKit kit;
            forEachPage(kit, [&](ui::MainWindow& window, const char* page) {
                const QString name = QStringLiteral("de-%1-%2").arg(scale).arg(QLatin1String(page));
                savePicture(window, qPrintable(name));
                for (const QString& each : cutOff(window))
                    complaints.append(name + QStringLiteral(": ") + each);
            });
        }
        theme().setTextScale(1.0);
        QCoreApplication::removeTranslator(&german);
        QVERIFY2(complaints.isEmpty(), qPrintable(all(complaints)));
    }

    /// A text that is translated and shown in English all the same is asked for under another
    /// name than it was written down by.
    void germanIsAskedForByItsName()
    {
        theme();
        const QSet<QString> english = englishOnly();
        QVERIFY(english.size() > 400);
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/translations/gatehouse_de.qm")));
        QCoreApplication::installTranslator(&german);
        QStringList complaints;
        {
            WindowKit kit;
            forEachPage(kit, [&](ui::MainWindow& window, const char* page) {
                const auto look = [&](const QString& text) {
                    if (english.contains(text))
                        complaints.append(QLatin1String(page) + QStringLiteral(": ") + text);
                };
                for (const auto* label : window.findChildren<QLabel*>()) look(label->text());
                for (const auto* button : window.findChildren<QAbstractButton*>()) {
                    look(button->text());
                    look(button->accessibleName());
                }
            });
        }
        QCoreApplication::removeTranslator(&german);
        complaints.removeDuplicates();
        QVERIFY2(complaints.isEmpty(), qPrintable(all(complaints)));
    }

    /// Layouts mirror by themselves; what we place ourselves must follow.
    void rightToLeftIsMirrored()
    {
        theme();
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        QStringList complaints;
        {
            WindowKit kit;
            forEachPage(kit, [&](ui::MainWindow& window, const char* page) {
                savePicture(window, qPrintable(QStringLiteral("rtl-") + QLatin1String(page)));
                const auto* bar = window.findChild<QWidget*>(QStringLiteral("sideBar"));
                QVERIFY(bar->mapTo(&window, QPoint()).x() > window.width() / 2);
                for (const QString& each : cutOff(window))
                    complaints.append(QLatin1String(page) + QStringLiteral(": ") + each);
            });
        }
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY2(complaints.isEmpty(), qPrintable(all(complaints)));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LanguagesTest;
GH_SUITE(LanguagesTest)
#include "languages_test.moc"
