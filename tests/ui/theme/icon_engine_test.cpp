#include "ui/theme/icon_engine.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class IconEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aDisabledIconIsFainter()
    {
        theme();
        ui::IconEngine engine(QStringLiteral("gear"), ui::Token::Text);
        const QImage on = engine.pixmap({16, 16}, QIcon::Normal, QIcon::Off).toImage();
        const QImage off = engine.pixmap({16, 16}, QIcon::Disabled, QIcon::Off).toImage();
        QVERIFY(!on.isNull());
        QVERIFY(on != off);
        const QPixmap twice = engine.scaledPixmap({32, 32}, QIcon::Normal, QIcon::Off, 2.0);
        QCOMPARE(twice.width(), 32);
        QCOMPARE(twice.devicePixelRatio(), 2.0);
        QVERIFY(ui::Theme::icon(QStringLiteral("no-such-icon")).pixmap(16, 16).isNull());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::IconEngineTest;
GH_SUITE(IconEngineTest)
#include "icon_engine_test.moc"
