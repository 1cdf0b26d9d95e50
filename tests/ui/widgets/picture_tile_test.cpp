#include "ui/widgets/picture_tile.h"

#include <QBuffer>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PictureTileTest : public QObject {
    Q_OBJECT

private:
    static dialect::Turn turnOf(const QSize& size, const char* format)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, format);
        dialect::Turn turn{"user", "image", "image/png, 1 KB", {}, {}};
        turn.data = bytes.toBase64().toStdString();
        return turn;
    }

private Q_SLOTS:

    void initTestCase() { theme(); }

    void aPictureIsShownSmall()
    {
        ui::PictureTile tile;
        tile.resize(300, 60);
        tile.show();
        tile.setTurn(turnOf({2000, 1000}, "png"));
        QTRY_VERIFY_WITH_TIMEOUT(!tile.picture().isNull(), 20'000);
        QVERIFY(tile.picture().width() <= 560);
        QCOMPARE(tile.sizeHint().height(), 140 + 24);
        QVERIFY(tile.accessibleName().startsWith(QLatin1String("Image: ")));
        tile.grab();
    }

    void whatIsNoPictureStaysATile()
    {
        ui::PictureTile tile;
        tile.show();
        dialect::Turn turn{"user", "image", "image/svg+xml, 1 KB", {}, {}};
        turn.data =
            QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"/>").toBase64().toStdString();
        tile.setTurn(turn);
        // The next answer can only come after the one that must not.
        ui::PictureTile other;
        other.setTurn(turnOf({4, 4}, "png"));
        QTRY_VERIFY_WITH_TIMEOUT(!other.picture().isNull(), 20'000);
        QVERIFY(tile.picture().isNull());
        tile.setTurn({"user", "image", "https://example.com/a.png", {}, {}});
        QVERIFY(tile.picture().isNull());
        tile.grab();
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PictureTileTest;
GH_SUITE(PictureTileTest)
#include "picture_tile_test.moc"
