#pragma once

#include <QTranslator>

namespace gatehouse::tests {

/// A language that nobody speaks: every text in brackets, with accents and 40 % longer. What has no
/// brackets on the screen was not translated; what is cut off has no room.
class PseudoLanguage : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(const char*, const char* source, const char*,
                                    int) const override
    {
        const QString text = QString::fromUtf8(source);
        if (text.trimmed().isEmpty()) return text;
        QString out;
        for (const QChar c : text) out.append(accented(c));
        out.append(QString(qMax<qsizetype>(1, text.size() * 4 / 10), QChar(0x00b7)));
        return QLatin1Char('[') + out + QLatin1Char(']');
    }

private:
    static QChar accented(QChar c)
    {
        switch (c.unicode()) {
            case 'a':
                return QChar(0x00e1);
            case 'e':
                return QChar(0x00e9);
            case 'o':
                return QChar(0x00f6);
            case 'u':
                return QChar(0x00fc);
            case 'A':
                return QChar(0x00c5);
            default:
                return c;  // not i: nothing must happen to "%n" and its like
        }
    }
};

}  // namespace gatehouse::tests
