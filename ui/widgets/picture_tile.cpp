#include "ui/widgets/picture_tile.h"

#include <algorithm>

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPointer>
#include <QStyle>
#include <QThreadPool>

#include "app/formats.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kTile = 44;     // px: height without a picture
constexpr int kWidest = 280;  // px: of a picture
constexpr int kHighest = 180;
constexpr int kSharper = 2;  // kept for screens with more dots

struct Decoded {
    QImage image;
    QSize whole;
};

/// Only formats that are nothing but dots: what a client sent is not trusted.
Decoded decoded(const std::string& base64)
{
    QByteArray bytes = QByteArray::fromBase64(
        QByteArray::fromRawData(base64.data(), static_cast<qsizetype>(base64.size())));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    static const QList<QByteArray> known{"png", "jpeg", "jpg", "gif", "webp", "bmp"};
    if (!known.contains(reader.format().toLower())) return {};
    Decoded picture;
    picture.whole = reader.size();
    const QSize most = QSize(kWidest, kHighest) * kSharper;
    if (picture.whole.isValid() &&
        (picture.whole.width() > most.width() || picture.whole.height() > most.height())) {
        reader.setScaledSize(picture.whole.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    }
    picture.image = reader.read();
    if (!picture.whole.isValid()) picture.whole = picture.image.size();
    return picture;
}

QString kindWord(const std::string& kind)
{
    if (kind == "image") return PictureTile::tr("Image");
    return kind == "audio" ? PictureTile::tr("Audio") : PictureTile::tr("File");
}

}  // namespace

PictureTile::PictureTile(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureTile::setTurn(const dialect::Turn& turn)
{
    words_ = app::text(turn.text);
    kind_ = kindWord(turn.kind);
    setAccessibleName(kind_ + QStringLiteral(": ") + words_);
    setToolTip(words_);
    const std::string wanted = turn.kind == "image" ? turn.data : std::string();
    if (wanted == data_) return update();
    data_ = wanted;
    picture_ = {};
    ++asked_;
    if (!data_.empty()) decode(data_);
    updateGeometry();
    update();
}

void PictureTile::decode(const std::string& base64)
{
    const QPointer<PictureTile> self(this);
    QThreadPool::globalInstance()->start([self, base64, asked = asked_] {
        const Decoded picture = decoded(base64);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, picture, asked] {
                if (!self || self->asked_ != asked || picture.image.isNull()) return;
                self->picture_ = picture.image;
                self->whole_ = picture.whole;
                self->updateGeometry();
                self->update();
            },
            Qt::QueuedConnection);
    });
}

QSize PictureTile::sizeHint() const
{
    if (picture_.isNull()) return {200, kTile};
    const QSize shown = whole_.boundedTo(
        whole_.scaled(QSize(kWidest, kHighest), Qt::KeepAspectRatio).expandedTo({1, 1}));
    return {200, std::max(24, shown.height()) + 24};
}

QSize PictureTile::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void PictureTile::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const auto place = [this](const QRect& logical) {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    const auto flags = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                       Qt::AlignVCenter;
    painter.setFont(theme.font(Type::Small));
    const QFontMetrics metrics = painter.fontMetrics();
    if (!picture_.isNull()) {
        QSize shown = whole_.boundedTo(
            whole_.scaled(QSize(std::min(kWidest, width()), kHighest), Qt::KeepAspectRatio));
        shown = shown.expandedTo({1, 1});
        painter.drawImage(place(QRect(QPoint(0, 0), shown)), picture_);
        painter.setPen(theme.colour(Token::Text3));
        const QString words =
            QStringLiteral("%1 · %2 × %3").arg(words_).arg(whole_.width()).arg(whole_.height());
        painter.drawText(QRect(0, height() - 20, width(), 20), flags,
                         metrics.elidedText(words, Qt::ElideRight, width()));
        return;
    }
    const QRect tile = rect().adjusted(0, 0, -1, -1);
    painter.setPen(QPen(theme.colour(Token::Border), 1));
    painter.setBrush(theme.colour(Token::Surface));
    painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, 0, 0), 6, 6);
    painter.drawPixmap(
        place(QRect(12, (height() - 18) / 2, 18, 18)).topLeft(),
        theme.pixmap(QStringLiteral("image"), 18, theme.colour(Token::Text3), devicePixelRatioF()));
    painter.setPen(theme.colour(Token::Text2));
    const QRect words = QRect(42, 0, width() - 52, height());
    painter.drawText(place(words), flags,
                     metrics.elidedText(kind_ + QStringLiteral("  ·  ") + words_, Qt::ElideMiddle,
                                        words.width()));
}

}  // namespace gatehouse::ui
