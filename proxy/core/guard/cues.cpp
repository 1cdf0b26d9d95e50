#include "proxy/core/guard/cues.h"

#include <algorithm>
#include <vector>

#include "proxy/core/guard/letters.h"

namespace gatehouse::guard {
namespace {

struct Word {
    Cue cue;
    std::string_view text;  ///< in lower case
};

// clang-format off
constexpr Word kWords[] = {
    {Cue::Phone, "phone"},
    {Cue::Phone, "tel"},
    {Cue::Phone, "mobile"},
    {Cue::Phone, "cell"},
    {Cue::Phone, "call"},
    {Cue::Phone, "fax"},
    {Cue::Phone, "whatsapp"},
    {Cue::Phone, "dial"},
    {Cue::Phone, "reach"},
    {Cue::Phone, "ring"},
    {Cue::Phone, "sms"},
    {Cue::Phone, "text me"},
    {Cue::Phone, "contact"},
    {Cue::Phone, "handy"},
    {Cue::Phone, "móvil"},
    {Cue::Phone, "movil"},
    {Cue::Phone, "llámame"},
    {Cue::Phone, "llama"},
    {Cue::Phone, "celular"},
    {Cue::Phone, "telefon"},
    {Cue::Phone, "téléphone"},
    {Cue::Phone, "portable"},
    {Cue::Phone, "appel"},
    {Cue::Phone, "numéro"},
    {Cue::Phone, "desk"},
    {Cue::Phone, "office"},
    {Cue::Phone, "rufnummer"},
    {Cue::Phone, "anruf"},
    {Cue::Phone, "hotline"},
    {Cue::Phone, "helpline"},
    {Cue::Phone, "telef"},
    {Cue::Phone, "chiama"},
    {Cue::Phone, "cellulare"},
    {Cue::Phone, "answering"},
    {Cue::Phone, "number is"},
    {Cue::Phone, "电话"},
    {Cue::Phone, "手机"},
    {Cue::Phone, "電話"},
    {Cue::Phone, "тел"},
    {Cue::Phone, "telp"},
    {Cue::Phone, "ligar"},
    {Cue::Phone, "bellen"},
    {Cue::NotPhone, "order"},
    {Cue::NotPhone, "tracking"},
    {Cue::NotPhone, "invoice"},
    {Cue::NotPhone, "isbn"},
    {Cue::NotPhone, "issn"},
    {Cue::NotPhone, "sku"},
    {Cue::NotPhone, "upc"},
    {Cue::NotPhone, "ean"},
    {Cue::NotPhone, "version"},
    {Cue::NotPhone, "ticket"},
    {Cue::NotPhone, "epoch"},
    {Cue::NotPhone, "timestamp"},
    {Cue::NotPhone, "serial"},
    {Cue::NotPhone, "part"},
    {Cue::NotPhone, "build"},
    {Cue::NotPhone, "port"},
    {Cue::NotPhone, "account"},
    {Cue::NotPhone, "iban"},
    {Cue::NotPhone, "card"},
    {Cue::NotPhone, "imei"},
    {Cue::NotPhone, "chapter"},
    {Cue::NotPhone, "section"},
    {Cue::NotPhone, "id"},
    {Cue::NotPhone, "ref"},
    {Cue::NotPhone, "zip"},
    {Cue::NotPhone, "postcode"},
    {Cue::NotPhone, "item"},
    {Cue::NotPhone, "model"},
    {Cue::NotPhone, "latitude"},
    {Cue::NotPhone, "longitude"},
    {Cue::NotPhone, "page"},
    {Cue::NotPhone, "id="},
    {Cue::NotPhone, "uuid"},
    {Cue::NotPhone, "vin"},
    {Cue::NotPhone, "lot"},
    {Cue::NotPhone, "doi"},
    {Cue::NotPhone, "rfc"},
    {Cue::NotPhone, "case"},
    {Cue::NotPhone, "date"},
    {Cue::NotCard, "isbn"},
    {Cue::NotCard, "imei"},
    {Cue::NotCard, "order"},
    {Cue::NotCard, "tracking"},
    {Cue::NotCard, "upc"},
    {Cue::NotCard, "ean"},
    {Cue::NotCard, "epoch"},
    {Cue::NotCard, "timestamp"},
    {Cue::Ssn, "ssn"},
    {Cue::Ssn, "social"},
    {Cue::Ssn, "taxpayer"},
    {Cue::Ssn, "itin"},
    {Cue::Birth, "born"},
    {Cue::Birth, "birth"},
    {Cue::Birth, "dob"},
    {Cue::Birth, "d.o.b"},
    {Cue::Birth, "geboren"},
    {Cue::Birth, "geb."},
    {Cue::Birth, "né le"},
    {Cue::Birth, "née le"},
    {Cue::Birth, "naissance"},
    {Cue::Birth, "nacido"},
    {Cue::Birth, "nacida"},
    {Cue::Birth, "nacimiento"},
    {Cue::Birth, "nato il"},
    {Cue::Birth, "nata il"},
    {Cue::Birth, "nascita"},
    {Cue::Birth, "b-day"},
    {Cue::Bank, "routing"},
    {Cue::Bank, "aba"},
    {Cue::Bank, "sort code"},
    {Cue::Bank, "sortcode"},
    {Cue::Bank, "account"},
    {Cue::Bank, "acct"},
    {Cue::Bank, "konto"},
    {Cue::Bank, "blz"},
    {Cue::Bank, "bankleitzahl"},
    {Cue::Bank, "bsb"},
    {Cue::Bank, "bic"},
    {Cue::Bank, "swift"},
    {Cue::Bank, "cuenta"},
    {Cue::Bank, "compte"},
    {Cue::Bank, "ifsc"},
    {Cue::Bic, "bic"},
    {Cue::Bic, "swift"},
    {Cue::Medical, "mrn"},
    {Cue::Medical, "medical record"},
    {Cue::Medical, "patient id"},
    {Cue::Medical, "patient no"},
    {Cue::Medical, "patient number"},
    {Cue::Medical, "npi"},
    {Cue::Medical, "dea"},
    {Cue::Medical, "nhs"},
    {Cue::Medical, "medicare"},
    {Cue::Medical, "health insurance"},
    {Cue::Medical, "medicaid"},
    {Cue::Medical, "krankenversicherung"},
    {Cue::Medical, "kvnr"},
    {Cue::Version, "version"},
    {Cue::Version, "chapter"},
    {Cue::Version, "section"},
    {Cue::Version, "release"},
    {Cue::Version, "table"},
    {Cue::Version, "ver"},
    {Cue::Version, "v."},
    {Cue::Version, "oid"},
    {Cue::Version, "rfc"},
    {Cue::Version, "build"},
    {Cue::TaxDe, "steuer"},
    {Cue::TaxDe, "idnr"},
    {Cue::TaxDe, "tax id"},
    {Cue::TaxDe, "tin"},
    {Cue::BsnNl, "bsn"},
    {Cue::BsnNl, "burgerservice"},
    {Cue::BsnNl, "sofi"},
    {Cue::NumberBe, "rijksregister"},
    {Cue::NumberBe, "registre national"},
    {Cue::NumberBe, "niss"},
    {Cue::NumberBe, "insz"},
    {Cue::NumberBe, "national number"},
    {Cue::Pesel, "pesel"},
    {Cue::NumberSe, "personnummer"},
    {Cue::NumberSe, "samordningsnummer"},
    {Cue::NumberNo, "fødselsnummer"},
    {Cue::NumberNo, "fodselsnummer"},
    {Cue::NumberNo, "personnummer"},
    {Cue::NumberNo, "d-nummer"},
    {Cue::Cpr, "cpr"},
    {Cue::Cpr, "personnummer"},
    {Cue::Ahv, "ahv"},
    {Cue::Ahv, "avs"},
    {Cue::Ahv, "oasi"},
    {Cue::Svnr, "svnr"},
    {Cue::Svnr, "sozialversicherung"},
    {Cue::Svnr, "sv-nummer"},
    {Cue::Nir, "sécurité sociale"},
    {Cue::Nir, "securite sociale"},
    {Cue::Nir, "nir"},
    {Cue::Nir, "insee"},
    {Cue::Nhs, "nhs"},
    {Cue::Nif, "nif"},
    {Cue::Nif, "contribuinte"},
    {Cue::Cpf, "cpf"},
    {Cue::Cuil, "cuil"},
    {Cue::Cuil, "cuit"},
    {Cue::Sin, "sin"},
    {Cue::Sin, "social insurance"},
    {Cue::Tfn, "tfn"},
    {Cue::Tfn, "tax file"},
    {Cue::Aadhaar, "aadhaar"},
    {Cue::Aadhaar, "aadhar"},
    {Cue::Aadhaar, "uidai"},
    {Cue::Tckn, "tc"},
    {Cue::Tckn, "tckn"},
    {Cue::Tckn, "kimlik"},
    {Cue::IdZa, "id number"},
    {Cue::IdZa, "identity"},
    {Cue::IdZa, "id no"},
    {Cue::Rrn, "주민"},
    {Cue::Rrn, "rrn"},
    {Cue::Rrn, "resident registration"},
    {Cue::Cnp, "cnp"},
    {Cue::Egn, "egn"},
    {Cue::Egn, "егн"},
    {Cue::CodeBaltic, "isikukood"},
    {Cue::CodeBaltic, "asmens kodas"},
    {Cue::CodeBaltic, "personal code"},
    {Cue::Oib, "oib"},
    {Cue::NumberCz, "rodné"},
    {Cue::NumberCz, "rodne"},
    {Cue::Amka, "amka"},
    {Cue::Amka, "αμκα"},
    {Cue::IdIl, "teudat"},
    {Cue::IdIl, "israeli id"},
    {Cue::IdIl, "ת.ז"},
    {Cue::MyNumber, "my number"},
    {Cue::MyNumber, "マイナンバー"},
    {Cue::MyNumber, "個人番号"},
    {Cue::Nino, "ni"},
    {Cue::Nino, "nino"},
    {Cue::Nino, "national insurance"},
    {Cue::IdTw, "id"},
    {Cue::IdTw, "身分證"},
    {Cue::Pan, "pan"},
    {Cue::Pan, "permanent account"},
    {Cue::Passport, "passport"},
    {Cue::Passport, "reisepass"},
    {Cue::Passport, "passeport"},
    {Cue::Passport, "pasaporte"},
    {Cue::Pps, "pps"},
    {Cue::Pps, "ppsn"},
    {Cue::License, "license"},
    {Cue::License, "licence"},
    {Cue::License, "dl"},
};

// clang-format on

/// The words by their first byte.
class Index {
public:
    Index()
    {
        for (const auto& word : kWords) {
            const auto first = static_cast<unsigned char>(word.text.front());
            words_[first].push_back(word);
            seconds_[first].add(static_cast<unsigned char>(word.text[1]));
        }
    }

    [[nodiscard]] const std::vector<Word>& of(int c) const noexcept
    {
        return words_[static_cast<std::size_t>(c)];
    }

    /// Whether a word begins with these two.
    [[nodiscard]] bool has(int first, int second) const noexcept
    {
        return seconds_[static_cast<std::size_t>(first)].has(second);
    }

private:
    std::array<std::vector<Word>, 256> words_;
    std::array<Letters, 256> seconds_;
};

const Index& index()
{
    static const Index kIndex;
    return kIndex;
}

}  // namespace

Cues::Noted Cues::note(std::string_view text, std::size_t at, bool isFinal) noexcept
{
    const auto rest = text.substr(at);
    const auto& words = index();
    const auto first = static_cast<unsigned char>(lowered(static_cast<unsigned char>(rest[0])));
    const bool isPair = rest.size() > 1;
    if (isPair &&
        !words.has(first, static_cast<unsigned char>(lowered(static_cast<unsigned char>(rest[1])))))
        return Noted::All;
    for (const auto& word : words.of(first)) {
        std::size_t size = 1;
        while (size < word.text.size() && size < rest.size() &&
               lowered(static_cast<unsigned char>(rest[size])) == word.text[size])
            ++size;
        if (size == word.text.size()) {
            places_[static_cast<std::size_t>(word.cue)] = at + 1;
        } else if (size == rest.size() && !isFinal) {
            return Noted::Waits;
        }
    }
    return Noted::All;
}

}  // namespace gatehouse::guard
