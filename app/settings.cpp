#include "app/settings.h"

namespace gatehouse::app {

Settings::Settings(const QString& dataFolder)
    : file_(dataFolder + QStringLiteral("/window.ini"), QSettings::IniFormat)
{
}

QString Settings::oneOf(const QString& key, const QStringList& words) const
{
    const QString word = file_.value(key).toString();
    return words.contains(word) ? word : words.first();
}

QString Settings::theme() const
{
    return oneOf(QStringLiteral("theme"),
                 {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")});
}

void Settings::setTheme(const QString& theme)
{
    file_.setValue(QStringLiteral("theme"), theme);
}

double Settings::textScale() const
{
    bool ok = false;
    const double scale = file_.value(QStringLiteral("textScale"), 1.0).toDouble(&ok);
    return ok ? qBound(0.9, scale, 1.5) : 1.0;
}

void Settings::setTextScale(double scale)
{
    file_.setValue(QStringLiteral("textScale"), scale);
}

QString Settings::density() const
{
    return oneOf(QStringLiteral("density"),
                 {QStringLiteral("comfortable"), QStringLiteral("compact")});
}

void Settings::setDensity(const QString& density)
{
    file_.setValue(QStringLiteral("density"), density);
}

QString Settings::colours() const
{
    return oneOf(QStringLiteral("colours"), {QStringLiteral("usual"), QStringLiteral("distinct")});
}

void Settings::setColours(const QString& colours)
{
    file_.setValue(QStringLiteral("colours"), colours);
}

QString Settings::motion() const
{
    return oneOf(QStringLiteral("motion"),
                 {QStringLiteral("system"), QStringLiteral("full"), QStringLiteral("reduced")});
}

void Settings::setMotion(const QString& motion)
{
    file_.setValue(QStringLiteral("motion"), motion);
}

QByteArray Settings::geometry() const
{
    return file_.value(QStringLiteral("geometry")).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry)
{
    file_.setValue(QStringLiteral("geometry"), geometry);
}

QString Settings::page() const
{
    return file_.value(QStringLiteral("page"), QStringLiteral("dashboard")).toString();
}

void Settings::setPage(const QString& page)
{
    file_.setValue(QStringLiteral("page"), page);
}

QVariant Settings::value(const QString& key, const QVariant& otherwise) const
{
    return file_.value(key, otherwise);
}

void Settings::setValue(const QString& key, const QVariant& value)
{
    if (value.isValid()) {
        file_.setValue(key, value);
    } else {
        file_.remove(key);
    }
}

}  // namespace gatehouse::app
