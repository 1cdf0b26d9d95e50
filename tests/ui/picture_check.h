#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFontInfo>
#include <QImage>
#include <QTest>
#include <QWidget>

#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

/// Compares what a widget looks like with the picture that was kept of it.
///
/// Shape   the widget is looked at until it is as it was: what is still on its way never fails a
///         test, only what stays different does. With GATEHOUSE_RENEW_PICTURES set, the picture is
///         kept anew once it stands still.
/// Errors  in words() and as three pictures (is, should, differs) in build's folder "pictures".
class PictureCheck {
public:
    /// Empty: pictures can be compared here. They are exact for one Qt and the fonts of Debian 12.
    static QString obstacle(const QWidget& window)
    {
        theme();
        if (!QDir(folder()).exists() && !renews())
            return QStringLiteral("no pictures are kept for Qt %1").arg(QLatin1String(qVersion()));
        if (!qFuzzyCompare(window.devicePixelRatio(), 1.0))
            return QStringLiteral("the display is scaled");
        const QString face = QFontInfo(theme().font(ui::Type::Body)).family();
        if (face != QLatin1String("Inter"))
            return QStringLiteral("the font is %1: install fonts-inter and fonts-jetbrains-mono")
                .arg(face);
        return {};
    }

    bool sees(QWidget& widget, const QString& name)
    {
        return renews() ? renew(widget, name) : compare(widget, name);
    }

    [[nodiscard]] QString words() const { return words_; }

private:
    static constexpr int kPatience = 20'000;  // ms
    static constexpr int kCalm = 50;          // equal looks in a row
    static constexpr int kStep = 24;          // of 255: less is the rounding of another processor
    static constexpr int kMostPixels = 60;    // a letter has more

    static bool renews() { return qEnvironmentVariableIsSet("GATEHOUSE_RENEW_PICTURES"); }

    static QString folder()
    {
        const QString version = QString::fromLatin1(qVersion());
        return QStringLiteral(GATEHOUSE_SOURCE_DIR "/tests/ui/pictures/") +
               version.section(QLatin1Char('.'), 0, 1);
    }

    static QString pathOf(const QString& name)
    {
        return folder() + QLatin1Char('/') + name + QStringLiteral(".png");
    }

    static QImage look(QWidget& widget)
    {
        return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }

    static int differing(const QImage& is, const QImage& should, QImage* marks = nullptr)
    {
        int count = 0;
        for (int y = 0; y < is.height(); ++y) {
            const auto* a = reinterpret_cast<const QRgb*>(is.constScanLine(y));
            const auto* b = reinterpret_cast<const QRgb*>(should.constScanLine(y));
            for (int x = 0; x < is.width(); ++x) {
                const int step = std::max({std::abs(qRed(a[x]) - qRed(b[x])),
                                           std::abs(qGreen(a[x]) - qGreen(b[x])),
                                           std::abs(qBlue(a[x]) - qBlue(b[x]))});
                if (step <= kStep) continue;
                ++count;
                if (marks != nullptr) marks->setPixel(x, y, qRgb(255, 0, 0));
            }
        }
        return count;
    }

    bool compare(QWidget& widget, const QString& name)
    {
        QImage should;
        if (!should.load(pathOf(name))) {
            words_ = name + QStringLiteral(": no picture is kept; see tests/ui/renew_pictures.sh");
            return false;
        }
        should = should.convertToFormat(QImage::Format_RGB32);
        QImage is;
        int differs = 0;
        const auto isSame = [&] {
            is = look(widget);
            differs = is.size() == should.size() ? differing(is, should) : -1;
            return differs >= 0 && differs <= kMostPixels;
        };
        if (QTest::qWaitFor(isSame, kPatience)) return true;
        keepAll(name, is, should, differs);
        return false;
    }

    void keepAll(const QString& name, const QImage& is, const QImage& should, int differs)
    {
        const QString out = QStringLiteral(GATEHOUSE_BINARY_DIR "/pictures/");
        QDir().mkpath(out);
        is.save(out + name + QStringLiteral("-is.png"));
        should.save(out + name + QStringLiteral("-should.png"));
        if (differs >= 0) {
            QImage marks = should.convertToFormat(QImage::Format_Grayscale8)
                               .convertToFormat(QImage::Format_RGB32);
            differing(is, should, &marks);
            marks.save(out + name + QStringLiteral("-differs.png"));
        }
        words_ = differs < 0 ? name + QStringLiteral(": another size; see ") + out
                             : QStringLiteral("%1: %2 pixels differ; see %3%1-differs.png")
                                   .arg(name)
                                   .arg(differs)
                                   .arg(out);
    }

    bool renew(QWidget& widget, const QString& name)
    {
        QDir().mkpath(folder());
        QImage last = look(widget);
        int calm = 0;
        const auto standsStill = [&] {
            const QImage next = look(widget);
            calm = next == last ? calm + 1 : 0;
            last = next;
            return calm >= kCalm;
        };
        if (!QTest::qWaitFor(standsStill, kPatience)) {
            words_ = name + QStringLiteral(": it never stood still");
            return false;
        }
        const bool kept = last.save(pathOf(name), "PNG", 0);
        if (!kept) words_ = name + QStringLiteral(": could not be kept");
        return kept;
    }

    QString words_;
};

}  // namespace gatehouse::tests
