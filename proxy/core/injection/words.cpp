#include "proxy/core/injection/words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "proxy/core/injection/signs.h"

namespace gatehouse::injection {
namespace {

struct Row {
    Concept meaning;
    std::string_view name;
    std::string_view words;  ///< apart by blanks; * behind a stem
};

// clang-format off
constexpr Row kRows[] = {
    {Concept::Drop, "drop",
     "ignor* disregard* forget* forgot override overrid* overrul* bypass* circumvent* neglect overlook* discard* dismiss* abandon* supersed* "
     "nevermind cancel* void eras* suspend* nullif* revok* skip omit unlearn scrap ditch pretermit sidestep "
     "ignorier* vergiss vergesst vergessen missacht* beachte ubergeh* umgeh* verwirf hore "
     "oublie* ignore* neglige* olvid* descart* omite* esquec* desconsider* dimentic* tralasci* scorda* negeer* vergeet zignoruj* zapomnij* pomin* "
     "забудь* игнорир* проигнорир* забыть отбрось* ігноруй* забудь unut* yoksay* görmezden gormezden "
     "忽略 无视 忘记 忘掉 無視 忽視 忘れ 무시 잊어 अनदेखा تجاهل انس"},
    {Concept::Rules, "rules",
     "instruction* instructed directive* guideline* rule rules prompt prompts programming policy policies command* order orders protocol* "
     "preprompt metaprompt configuration preamble briefing charter mandate* "
     "anweisung* vorgabe* regel regeln richtlinie* befehl* aufforderung* instruktion* "
     "consigne* directive* regle* ordre* instruccion* regla reglas indicacion* directriz directrices instrucoes instrucao regra regras diretrizes "
     "istruzion* regola regole direttiv* aanwijzing* regels instructies instrukcj* zasad* polece* "
     "инструкц* правил* указани* промпт* команд* talimat* kural* yonerge* 指令 指示 规则 規則 提示词 提示 说明 命令 ルール プロンプト 지시 규칙 명령 프롬프트 निर्देश تعليمات التعليمات"},
    {Concept::Prior, "prior",
     "previous* prior above earlier preceding before beforehand foregoing initial* original* past former aforementioned already "
     "vorherig* vorig* bisherig* obig* oben zuvor davor fruher* ursprunglich* "
     "precedent* anterior* anteriores previa* previas arriba dessus avant antes acima precedente* sopra prima vorige eerdere bovenstaande "
     "poprzedni* wczesniej* powyzsz* предыдущ* прежн* выше ранее onceki yukaridaki 之前 以上 先前 上面 前面 以前 上記 これまで 前の 이전 위의 앞의 पिछले السابقة"},
    {Concept::Every, "every",
     "all any every everything each entire whole anything alle alles jede samtlich* jegliche tout toute toutes tous todo todas todos tudo tutto tutte tutti "
     "alle alles wszystk* все всё всех любые butun tum 所有 全部 一切 すべて 全て 모든 सभी جميع"},
    {Concept::System, "system",
     "system systems hidden internal confidential backend underlying concealed undisclosed proprietary sistem* systeme systemprompt verborgen* geheime* interne* "
     "versteckt* cache* sistema oculto ocultas oculta segret* nascost* ukryt* системн* скрыт* gizli 系统 系統 隐藏 内部 システム 隠し 시스템 숨겨진"},
    {Concept::Reveal, "reveal",
     "reveal* print prints display* output outputs disclose* expose* leak* dump recite* repeat* echo show tell divulge* spill paste reproduce* regurgitate* "
     "transcribe* surface publish spell "
     "zeig* verrat* wiederhol* gib ausgeben drucke nenne affiche* montre* revele* repete* devoile* muestra* mostra* revela* repite* imprime* repita mostre "
     "ripeti stampa rivela* toon herhaal onthul pokaz* ujawnij* powtorz* wypisz* покажи* выведи* раскрой* повтори* напечатай* goster* yazdir* tekrarla* "
     "输出 显示 打印 透露 泄露 告诉 重复 公开 表示 出力 教えて 繰り返 출력 보여 알려 반복 दिखाओ اعرض اطبع"},
    {Concept::Exact, "exact",
     "verbatim exactly literally exact unmodified unabridged wortwortlich wortlich textuellement textualmente literalmente letteralmente letterlijk doslownie "
     "дословно kelimesi 原文 逐字 一字不漏 そのまま 그대로"},
    {Concept::Pretend, "pretend",
     "pretend* act acting roleplay* role simulate* simulat* imagine impersonat* emulat* persona character portray* embody become transform imitate* hypothetical* "
     "fictional fungier* stell spiel tue rolle verhalte agis fais imagine joue role actua* finge* simula* imagina* comporta* atue finja interpret* fingi recita "
     "doe gedraag udawaj wciel* притвор* представь* веди действуй роль rol davran* 扮演 假装 充当 模拟 想象 角色 ふり 演じ 役 なりき 척 역할 연기"},
    {Concept::Identity, "identity",
     "youre ure du bist sei eres seras sois soyez voce sei sarai jestes ты sen 你是 你现在是 你将 あなたは 당신은 너는"},
    {Concept::Now, "now",
     "now henceforth onwards hereafter instead anymore jetzt nun stattdessen fortan ab maintenant desormais ahora adelante agora adesso invece nu voortaan teraz "
     "теперь сейчас вместо отныне artik simdi 现在 从现在 今から 現在 これから 지금 이제"},
    {Concept::Free, "free",
     "unrestricted unfiltered uncensored unlimited unbound unshackled jailbreak* jailbroken liberated amoral unhinged unmoderated limitless unconstrained freed "
     "uneingeschrankt* unzensiert* ungefiltert* illimite* irrestrict* senza sansur* неограничен* без 不受限制 无限制 越狱 制限なし 無制限 제한없는 탈옥"},
    {Concept::Without, "without",
     "without no never none cannot dont not nothing free lack lacks regardless ohne kein keine nie niemals sans jamais sin nunca sem mai zonder nooit bez nigdy "
     "никогда olmadan asla 没有 不要 不 なし 없이"},
    {Concept::Limits, "limits",
     "restriction* limitation* limit limits constraint* filter filters filtering safety safeguard* guardrail* censor* moderation boundaries confines shackles norms "
     "einschrankung* beschrankung* grenzen filtern sicherheits* restriccion* limite* filtro filtros seguridad seguranca sicurezza limiti beperking* ogranicz* "
     "ограничен* фильтр* цензур* безопасност* kisitlama* sinir* filtre* 限制 约束 过滤 安全 審查 制限 フィルタ 제한 필터"},
    {Concept::Morals, "morals",
     "ethical* ethics moral* legal* illegal* harmful* dangerous* inappropriate offensive immoral unethical law laws consequences unlawful malicious explicit "
     "ethisch* moralisch* illegale* ethique* etic* moral ilegal* etyczn* этич* мораль* незакон* etik ahlaki 道德 伦理 法律 违法 有害 倫理 道徳 違法 윤리 도덕 불법"},
    {Concept::Model, "model",
     "assistant assistants chatbot chatgpt gpt openai anthropic claude llama gemini copilot llm ai bot language model assistent ki sprachmodell asistente assistente ia "
     "asystent ассистент бот нейросет* модель asistan yapay 助手 模型 机器人 人工智能 アシスタント モデル 어시스턴트 모델"},
    {Concept::Mode, "mode",
     "mode dan developer debug debugging sudo admin administrator root maintenance godmode diagnostic* unlock* unlocked activate* enable enabled privileged elevated "
     "override modus entwicklermodus modo modalita desarrollador tryb режим* разработчик* mod modu gelistirici 模式 开发者 管理员 调试 モード 開発者 管理者 모드 개발자 관리자"},
    {Concept::Urgent, "urgent",
     "urgent* important attention immediate* immediately critical emergency priority crucial alert notice warning vital essential imperative mandatory pressing "
     "paramount utmost breaking bulletin heed listen wichtig* achtung dringend sofort unbedingt attention urgence importante urgente atencion atencao attenzione "
     "belangrijk dringend wazne uwaga pilne natychmiast важно внимание срочно немедленно onemli dikkat acil 重要 注意 紧急 立即 緊急 直ちに 중요 긴급 즉시 주의"},
    {Concept::New, "new",
     "new newest updated update fresh freshly latest following next upcoming forthcoming novel revised additional subsequent incoming below neu neue neuen neues "
     "folgend* nachste* nouvelle* nouveau suivant* nuev* siguiente* novas nova novo seguinte* nuov* seguent* nieuwe volgende nowe nowa następuj* nastepuj* нов* следующ* "
     "yeni asagidaki 新 新的 以下 下面 接下来 次の 新しい 새로운 다음"},
    {Concept::Task, "task",
     "task tasks assignment* mission objective* duty duties job goal goals request requests aufgabe* auftrag ziel ziele tache* mission tarea* objetivo* tarefa* compito "
     "compiti obiettivo taak taken zadani* zada* задач* задани* цель gorev* 任务 任務 目标 请求 タスク 課題 목표 작업 과제"},
    {Concept::Obey, "obey",
     "obey* comply complies follow follows adhere must shall strictly execute* perform proceed carry fulfil* required obliged gehorch* befolg* folge musst "
     "obeis* suis suivez dois obedec* sigue sigas debes cumpl* siga deve obbedis* segui devi gehoorzaam volg moet wykonaj sluchaj musisz подчин* следуй* выполни* должен "
     "должна itaat uy 必须 遵守 服从 执行 遵循 従っ 従う 必ず 実行 따라 반드시 복종 실행"},
    {Concept::Answer, "answer",
     "answer answers answering say saying write reply respond* response state type generate produce start antworte* sag sage schreib* erstelle dis dites ecris repond* di "
     "dime escribe* responde* diga escreva rispondi* scrivi dici zeg schrijf antwoord* odpowied* napisz powiedz скажи* ответь* напиши* отвечай* soyle* yaz yanitla* cevap* "
     "回答 回复 说 写 生成 答え 書い 言っ 応答 대답 말해 써 답변"},
    {Concept::Only, "only",
     "only just solely merely exclusively simply nur bloss lediglich seulement uniquement solo solamente unicamente apenas somente soltanto alleen tylko только лишь "
     "sadece yalnizca 只 仅 只需 だけ のみ 만 오직"},
    {Concept::Secret, "secret",
     "secret secrets password passwords passphrase key keys credential* apikey token tokens codeword pin geheimnis* passwort schlussel mot secreto secretos contrasena "
     "clave segredo senha segreto parola wachtwoord geheim haslo sekret* тайн* секрет* парол* ключ* sifre* parola gizli 密码 密钥 秘密 口令 パスワード 鍵 비밀 암호"},
    {Concept::Send, "send",
     "send sends email mail transfer forward upload exfiltrat* post submit deliver delete remove wire purchase grant execute curl fetch visit click navigate open schick* "
     "sende uberweis* losche envoie* envoyez transfere* supprime* envia* enviar borra* elimina* envie apague invia* trasferisc* stuur verwijder wyslij* usun* отправь* "
     "перешли* удали* gonder* sil 发送 转发 删除 上传 送信 転送 削除 보내 전송 삭제"},
    {Concept::Refuse, "refuse",
     "refus* decline* reject* warn warning warnings disclaimer* apologize apologise sorry apologies lecture object deny denied unable cant weiger* ablehn* warnung* "
     "refuse* niega* rechaza* recus* rifiut* weiger* odmaw* отказ* reddet* 拒绝 警告 道歉 免责 断る 拒否 거부 경고"},
    {Concept::User, "user",
     "user users human owner creator benutzer* nutzer* utilisateur usuario* utente gebruiker uzytkownik* пользовател* kullanici* 用户 用戶 ユーザー 사용자"},
    {Concept::Stop, "stop",
     "stop halt end ended ends finish* complete completed done pause cease wait terminated stopp ende fertig halte arrete* fin finish* para alto pare fim ferma fine klaar "
     "koniec стоп хватит конец dur bitti 停止 结束 完成 停止 終了 중지 끝 종료"},
    {Concept::Start, "start", "begin begins beginning starting starts continue commence resume launch beginne beginnend commence commencez empieza comienza comece inizia begin zacznij начни* basla* 开始 开头 始め 시작"},
    {Concept::Quote, "quote",
     "phrase phrases sentence string strings example examples quote quoted called named titled text texts excerpt paragraph email article wrote says said message log logs sample "
     "satz ausdruck beispiel phrase frase ejemplo frase esempio zdanie фраз* предложени* cumle 句子 例如 文 例 문장"},
    {Concept::Study, "study",
     "explain explains translate* summar* classify* why how what when which where who difference review* test tests detect* prevent* defend* protect* compare* article paper research "
     "thesis history erklar* ubersetz* warum wie was explique* traduis* pourquoi comment explica* traduce* como que explique* traduz* spiega* traduci perche leg vertaal "
     "wyjasnij przetlumacz dlaczego объясни* переведи* почему как acikla* cevir* neden nasil 解释 翻译 为什么 如何 什么 説明 翻訳 なぜ 설명 번역 왜"},
    {Concept::You, "you",
     "you your yours yourself u ur thou dein deine deinen deiner dir dich ihr ihre euer sie tu ton ta tes votre vos vous tus usted sua seu suas seus tuo tua tue jij je "
     "jouw twoj twoje ci тебе твои твой вы вам ваши sana senin 你 你的 您 あなた 君 당신 너"},
    {Concept::Me, "me",
     "i me my mine we us our im ich mir mein meine wir uns mich je moi mon ma nous yo mi nosotros eu meu minha nos io mio noi ik mijn ja moj moja mnie я мне мой мы мной ben bana "
     "我 我们 我的 私 僕 나 저 우리"},
};

constexpr std::string_view kCommon =
    "the and you that was for are with his they this have from one had word but not what all were when your can said there use each which she how their will "
    "other about out many then them these some her would make like him into time has look two more write see number way could people than first been call who "
    "now find long down day did get come made may part over new sound take only little work know place year live back give most very after things our just name "
    "good sentence man think say great where help through much before line right too means old any same tell boy follow came want show also around form three "
    "small set put end does another well large must big even such because turn here why ask went men read need land different home move try kind hand picture "
    "again change off play spell air away animal house point page letter mother answer found study still learn should world system prompt instructions ignore "
    "previous rules secret password reveal print above everything forget message output repeat following without";
// clang-format on

static_assert(std::size(kRows) == kConcepts - 1);

struct Table {
    std::unordered_map<std::string_view, Concept> words;
    std::unordered_map<std::string_view, Concept> stems;
    std::unordered_map<std::string_view, Concept> signs;
    std::unordered_map<std::string, std::string_view> scrambled;
    std::unordered_set<std::string_view> common;
    std::size_t longestStem = 0;
    std::size_t longestSign = 0;

    Table();
    void take(std::string_view word, Concept meaning);
};

template <class Each>
void eachWord(std::string_view words, Each each)
{
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (end > 0) each(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

std::string scrambleKey(std::string_view word)
{
    std::string key(word);
    std::sort(key.begin() + 1, key.end());
    return key;
}

void Table::take(std::string_view word, Concept meaning)
{
    if (isUnspaced(signAt(word, 0).code)) {
        longestSign = std::max(longestSign, word.size());
        signs.emplace(word, meaning);
    } else if (word.back() == '*') {
        word.remove_suffix(1);
        longestStem = std::max(longestStem, word.size());
        stems.emplace(word, meaning);
    } else {
        words.emplace(word, meaning);
    }
}

Table::Table()
{
    for (const Row& row : kRows)
        eachWord(row.words, [&](std::string_view word) { take(word, row.meaning); });
    eachWord(kCommon, [&](std::string_view word) { common.insert(word); });
    constexpr std::string_view kLong =
        "instructions instruction previous guidelines disregard ignore override reveal system "
        "prompt password conversation everything unrestricted developer assistant "
        "restrictions hidden secret filter safety following message forget directives confidential "
        "original initial verbatim pretend policies programming";
    eachWord(kLong, [&](std::string_view word) {
        if (word.size() >= 6) scrambled.emplace(scrambleKey(word), word);
    });
}

const Table& table()
{
    static const Table kTable;
    return kTable;
}

}  // namespace

std::string_view name(Concept value) noexcept
{
    return value == Concept::None ? "none" : kRows[static_cast<std::size_t>(value) - 1].name;
}

Known meaningOf(std::string_view word) noexcept
{
    const Table& all = table();
    if (const auto found = all.words.find(word); found != all.words.end())
        return {found->second, word.size()};
    for (std::size_t size = std::min(word.size(), all.longestStem); size >= 3; --size) {
        const auto found = all.stems.find(word.substr(0, size));
        if (found != all.stems.end()) return {found->second, size};
    }
    return {};
}

Known meaningAt(std::string_view text) noexcept
{
    const Table& all = table();
    for (std::size_t size = std::min(text.size(), all.longestSign); size >= 3; --size) {
        const auto found = all.signs.find(text.substr(0, size));
        if (found != all.signs.end()) return {found->second, size};
    }
    return {};
}

std::string_view unscrambled(std::string_view word) noexcept
{
    if (word.size() < 6 || word.size() > 14) return {};
    const Table& all = table();
    const auto found = all.scrambled.find(scrambleKey(word));
    return found == all.scrambled.end() || found->second == word ? std::string_view{}
                                                                 : found->second;
}

bool isCommon(std::string_view word) noexcept
{
    return table().common.contains(word);
}

}  // namespace gatehouse::injection
